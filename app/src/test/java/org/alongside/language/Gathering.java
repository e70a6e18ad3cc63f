package org.alongside.language;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gathers every text of ours from the source.
 *
 * <p>Java is read by the compiler's own parser, and templates as the Java that jte makes of them, so a text may be a
 * text block, a sum of literals, or the branches of a condition or a switch. Whatever else stands where a text belongs
 * could never be translated: it is a trouble, named with its file and line.
 *
 * @param texts each text, and the files it stands in
 * @param markup each template's own markup, in which expressions are left out
 */
record Gathering(SortedMap<String, SortedSet<String>> texts, SortedMap<String, String> markup, List<String> troubles) {

    private static final Set<String> CALLS = Set.of("t", "say", "later");
    private static final String WORDS = "org.alongside.language.Words";

    static Gathering nothing() {
        return new Gathering(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    }

    /** Everything in this program. */
    static Gathering ofTheProgram() {
        try {
            // A folder for each asking: tests of several processes ask at the same time.
            var work = Files.createTempDirectory(Path.of("target"), "gathering");
            return of(Path.of("src/main/java/org/alongside"), Path.of("src/main/jte"), work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Gathering of(Path java, Path templates, Path work) {
        var gathering = nothing();
        var engine = TemplateEngine.create(new DirectoryCodeResolver(templates), work, ContentType.Html);
        engine.setTrimControlStructures(true);
        engine.cleanAll();
        gathering.readAll(java);
        if (!engine.generateAll().isEmpty()) {
            gathering.readAll(work);
        }
        return gathering;
    }

    private void readAll(Path folder) {
        try (var files = Files.walk(folder)) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            var compiler = ToolProvider.getSystemJavaCompiler();
            var manager = compiler.getStandardFileManager(null, null, null);
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                var file = folder.toAbsolutePath()
                        .relativize(Path.of(unit.getSourceFile().toUri()))
                        .toString();
                unit.accept(new Reading(unit, positions, file), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one file. */
    private final class Reading extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Set<String> imported = new TreeSet<>();
        private String file;
        private List<Integer> templateLines = List.of();

        Reading(CompilationUnitTree unit, SourcePositions positions, String file) {
            this.unit = unit;
            this.positions = positions;
            this.file = file;
            for (var line : unit.getImports()) {
                var name = line.getQualifiedIdentifier().toString();
                if (line.isStatic() && name.startsWith(WORDS + ".")) {
                    var call = name.substring(WORDS.length() + 1);
                    imported.addAll(call.equals("*") ? CALLS : Set.of(call));
                }
            }
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            // jte notes in the class which template, and which line of it, each line came from.
            if (variable.getName().contentEquals("JTE_NAME")) {
                file = literal(variable.getInitializer()).orElse(file);
            } else if (variable.getName().contentEquals("JTE_LINE_INFO")) {
                templateLines = Stream.of(variable.getInitializer()
                                .toString()
                                .replaceAll("[^0-9,]", "")
                                .split(","))
                        .map(Integer::valueOf)
                        .toList();
            }
            return super.visitVariable(variable, nothing);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (isOurs(call.getMethodSelect()) && !call.getArguments().isEmpty()) {
                gather(call.getArguments().getFirst());
            } else if (call.getMethodSelect().toString().equals("jteOutput.writeContent")) {
                markup.merge(file, literal(call.getArguments().getFirst()).orElse(""), String::concat);
            }
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
            if (CALLS.contains(reference.getName().toString())
                    && reference.getQualifierExpression().toString().equals("Words")) {
                trouble(
                        reference,
                        "the text must stand here as a literal, so Words::" + reference.getName() + " cannot");
            }
            return super.visitMemberReference(reference, nothing);
        }

        private boolean isOurs(ExpressionTree method) {
            return switch (method) {
                case IdentifierTree name -> imported.contains(name.toString()) && CALLS.contains(name.toString());
                case MemberSelectTree select ->
                    CALLS.contains(select.getIdentifier().toString())
                            && Set.of("Words", WORDS)
                                    .contains(select.getExpression().toString());
                default -> false;
            };
        }

        private void gather(Tree expression) {
            switch (expression) {
                case ParenthesizedTree inner -> gather(inner.getExpression());
                case ExpressionStatementTree statement -> gather(statement.getExpression());
                case ConditionalExpressionTree condition -> {
                    gather(condition.getTrueExpression());
                    gather(condition.getFalseExpression());
                }
                case SwitchExpressionTree choice ->
                    choice.getCases().forEach(branch -> {
                        var body = branch.getBody();
                        if (body == null) {
                            trouble(branch, "a switch between texts uses arrows");
                        } else if (!(body instanceof ThrowTree)) {
                            gather(body);
                        }
                    });
                default ->
                    literal(expression)
                            .ifPresentOrElse(
                                    text -> texts.computeIfAbsent(text, _ -> new TreeSet<>())
                                            .add(file),
                                    () -> trouble(
                                            expression, "the text must be a literal, not " + shortened(expression)));
            }
        }

        private Optional<String> literal(@Nullable Tree expression) {
            return switch (expression) {
                case LiteralTree literal when literal.getValue() instanceof String text -> Optional.of(text);
                case BinaryTree sum
                when sum.getKind() == Kind.PLUS ->
                    literal(sum.getLeftOperand())
                            .flatMap(left -> literal(sum.getRightOperand()).map(left::concat));
                case ParenthesizedTree inner -> literal(inner.getExpression());
                case null, default -> Optional.empty();
            };
        }

        private void trouble(Tree at, String what) {
            int line = (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, at));
            int shown = line <= templateLines.size() ? templateLines.get(line - 1) + 1 : line;
            troubles.add(file + ":" + shown + ": " + what);
        }

        private String shortened(Tree expression) {
            var text = expression.toString();
            return text.length() > 60 ? text.substring(0, 60) + "…" : text;
        }
    }
}
