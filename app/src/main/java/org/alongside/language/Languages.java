package org.alongside.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The languages we speak. English is the source; each other one has a complete catalogue. */
public final class Languages {

    /** Set to {@code true} where the invented languages are offered: in tests, and to look at pages in them. */
    public static final String INVENTED = "alongside.invented-languages";

    static final Language ENGLISH =
            new Language(Locale.UK, "English", false, Locale.UK, UnaryOperator.identity(), Map.of());

    /** English with accents, longer. */
    static final Language LONGER = new Language(
            Locale.forLanguageTag("en-XA"),
            Invented.longer("English, longer"),
            false,
            Locale.UK,
            Invented::longer,
            Map.of());

    /** English from right to left. */
    static final Language MIRRORED = new Language(
            Locale.forLanguageTag("ar-XB"),
            Invented.mirrored("English, mirrored"),
            true,
            Locale.UK,
            Invented::mirrored,
            Map.of());

    private static final List<Language> COMPLETE = complete(Languages.class.getClassLoader());
    private static final List<Language> ALSO_INVENTED = alsoInvented();

    private Languages() {}

    /** All languages a person can choose from, English first. With one there is nothing to choose. */
    public static List<Language> offered() {
        return Boolean.getBoolean(INVENTED) ? ALSO_INVENTED : COMPLETE;
    }

    /** The offered language with exactly this tag, such as one a person has chosen before. */
    public static Optional<Language> tagged(String tag) {
        return offered().stream()
                .filter(language -> language.tag().equalsIgnoreCase(tag))
                .findFirst();
    }

    /** The best for a browser, from its {@code Accept-Language}; English if it names none of ours, or nonsense. */
    public static Language accepted(String header) {
        try {
            var tags = offered().stream().map(Language::tag).toList();
            var best = Locale.lookupTag(LanguageRange.parse(header), tags);
            return best == null ? ENGLISH : tagged(best).orElse(ENGLISH);
        } catch (IllegalArgumentException nonsense) {
            return ENGLISH;
        }
    }

    /** The offered language of a locale, else English. */
    static Language of(Locale locale) {
        for (var language : offered()) {
            if (language.asLocale().equals(locale)) {
                return language;
            }
        }
        return ENGLISH;
    }

    static List<Language> complete(ClassLoader resources) {
        var languages = new ArrayList<Language>();
        languages.add(ENGLISH);
        try {
            // Kept as one file per language, so adding a language is adding a file.
            for (var file :
                    new PathMatchingResourcePatternResolver(resources).getResources("classpath*:language/*.po")) {
                var tag = requireNonNull(file.getFilename()).replaceFirst("\\.po$", "");
                var catalogue = Catalogue.read(file.getContentAsString(UTF_8));
                if (catalogue.isComplete()) {
                    languages.add(translated(Locale.forLanguageTag(tag), catalogue));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(languages);
    }

    static Language translated(Locale locale, Catalogue catalogue) {
        var name = LocaleDisplayNames.getInstance(
                        ULocale.forLocale(locale), DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
                .localeDisplayName(locale);
        return new Language(
                locale,
                name,
                ULocale.forLocale(locale).isRightToLeft(),
                locale,
                UnaryOperator.identity(),
                catalogue.translations());
    }

    private static List<Language> alsoInvented() {
        var languages = new ArrayList<>(COMPLETE);
        languages.add(LONGER);
        languages.add(MIRRORED);
        return List.copyOf(languages);
    }
}
