package org.alongside.opinion;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String said = "";
    private String complained = "";

    @Test
    void invented_votes_can_be_mapped_drawn_and_chosen_from() throws IOException {
        assertThat(run(
                        "synth",
                        "--people",
                        "200",
                        "--statements",
                        "40",
                        "--density",
                        "0.5",
                        "--seed",
                        "3",
                        "--out",
                        at("in")))
                .isZero();
        assertThat(PolisFolder.read(folder.resolve("in")).votes())
                .isEqualTo(Synth.fourGroups(200, 40, 0.5, 3).votes());

        assertThat(run("map", at("in"), "--json", at("map.json"), "--html", at("map.html")))
                .isZero();
        var json = json("map.json");
        assertThat(json)
                .containsKeys("people", "votes", "dimensions", "groups", "statements", "stability", "suppressed")
                .containsEntry("people", 200.0);
        assertThat((List<?>) json.get("statements")).hasSize(40);
        var page = Files.readString(folder.resolve("map.html"));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>", "Common ground", "Invented statement")
                .doesNotContain("<script", "http:", "https:", "src=", "url(");
        assertThat(said).contains("Common ground, strongest first:");

        assertThat(run("slate", at("in"), "--size", "4", "--json", at("slate.json")))
                .isZero();
        assertThat((List<?>) json("slate.json").get("statements")).hasSize(4);
        assertThat(json("slate.json")).containsKeys("rule", "guarantees");

        assertThat(run("bridge", at("in"), "--json", at("bridge.json"))).isZero();
        assertThat((List<?>) json("bridge.json").get("statements")).isNotEmpty();
    }

    @Test
    void a_compatibility_file_has_the_keys_polis_uses_and_warns_that_it_shows_people() throws IOException {
        run("synth", "--people", "60", "--statements", "20", "--density", "0.5", "--seed", "3", "--out", at("in"));

        assertThat(run("map", at("in"), "--compat", "--json", at("math.json"))).isZero();

        assertThat(json("math.json"))
                .containsKeys(
                        "pca",
                        "base-clusters",
                        "group-clusters",
                        "repness",
                        "consensus",
                        "group-aware-consensus",
                        "comment-priorities",
                        "in-conv",
                        "group-votes",
                        "votes-base",
                        "tids");
        assertThat((Map<?, ?>) json("math.json").get("pca")).hasSize(4);
        assertThat(complained).contains("places each person by number");
    }

    @Test
    void declared_sides_are_compared_statement_by_statement_with_intervals() throws IOException {
        run("synth", "--people", "200", "--statements", "40", "--density", "0.5", "--seed", "3", "--out", at("in"));
        var groups = PolisFolder.read(folder.resolve("in")).publishedGroups();
        var sides = new StringBuilder("side,person,remark\r\n");
        groups.forEach((person, group) ->
                sides.append("%s,%d,\r\n".formatted(group == 0 ? "\"patients, carers\"" : "professionals", person)));
        Files.writeString(folder.resolve("sides.csv"), sides);

        assertThat(run("map", at("in"), "--sides", at("sides.csv"), "--json", at("map.json"), "--html", at("map.html")))
                .isZero();

        var json = json("map.json");
        var apart = (Map<?, ?>) ((List<?>) json.get("apart")).getFirst();
        assertThat(apart.get("first")).isEqualTo("patients, carers");
        assertThat((double) apart.get("distance")).isGreaterThan(0.2);
        assertThat((double) apart.get("chance")).isLessThan(0.01);
        assertThat(keys(((List<?>) apart.get("statements")).getFirst()))
                .containsExactly("id", "difference", "lower", "upper", "certain");
        assertThat(keys(((Map<?, ?>) ((List<?>) json.get("statements")).getFirst()).get("bySide")))
                .containsExactly("patients, carers", "professionals");
        assertThat((List<?>) json.get("groups"))
                .allSatisfy(group -> assertThat(((Map<?, ?>) group).get("size")).isNull());
        assertThat(said).contains("“patients, carers” and “professionals” are apart", "differ most:");
        assertThat(Files.readString(folder.resolve("map.html")))
                .contains("How far apart", "Where the sides stand", "very likely")
                .doesNotContain("Group A");
    }

    @Test
    void a_broken_file_of_sides_gets_one_sentence_and_two() throws IOException {
        run("synth", "--people", "60", "--statements", "20", "--density", "0.5", "--seed", "3", "--out", at("in"));
        for (var wrong : Map.of(
                        "person\n1\n", "sides.csv, line 1: the header has no column \"side\"",
                        "person,side\n1,a\n1,b\n", "sides.csv, line 3: person 1 has a second row",
                        "person,side\nx,a\n",
                                "sides.csv, line 2: \"person\" is \"x\" and should be a whole number from 0 to 2147483647",
                        "person,side\n1,a\n900,b\n",
                                "sides.csv: fewer than two sides have people who voted, so there is nothing to compare",
                        "person,side\n1,a\n2,b\n3,c\n4,d\n5,e\n6,f\n7,g\n",
                                "sides.csv, line 8: \"g\" is one side more than the 6 that can be compared")
                .entrySet()) {
            Files.writeString(folder.resolve("sides.csv"), wrong.getKey());
            assertThat(run("map", at("in"), "--sides", at("sides.csv"))).isEqualTo(2);
            assertThat(complained).isEqualToIgnoringNewLines(wrong.getValue());
        }
    }

    @Test
    void long_work_says_how_far_it_is() throws IOException {
        run("synth", "--people", "60", "--statements", "20", "--density", "0.5", "--seed", "3", "--out", at("in"));
        assertThat(complained).contains("% making up votes", "% writing votes");
        run("slate", at("in"), "--size", "4");
        assertThat(complained).contains("% choosing statements", "% checking what it promises");
        run("bridge", at("in"));
        assertThat(complained).contains("% weighing statements across the divide");
        run("map", at("in"));
        assertThat(complained).contains("% choosing dimensions", "% choosing groups");
    }

    @Test
    void reading_a_long_file_says_how_far_it_is() throws IOException {
        run("synth", "--people", "1000", "--statements", "20", "--density", "0.6", "--seed", "3", "--out", at("in"));
        run("bridge", at("in"));
        assertThat(complained).contains("% reading votes.csv");
    }

    @Test
    void a_slate_says_whom_it_leaves_out_but_nothing_about_few() throws IOException {
        vote(45, person -> "%d,%d,1\n".formatted(person < 30 ? 0 : person < 41 ? 1 : 2, person));

        assertThat(run("slate", folder.toString(), "--size", "1", "--json", at("one.json")))
                .isZero();
        assertThat(said)
                .contains("11 of 45 people agree with something, but with nothing chosen; "
                        + "nearly all of them have yet to see some of what was chosen.")
                .doesNotContain("statement 2");
        assertThat(Files.readString(folder.resolve("one.json"))).contains("11 of 45 people agree");

        assertThat(run("slate", folder.toString(), "--size", "2")).isZero();
        assertThat(said)
                .contains("Of those who agree with anything, fewer than 10 agree with nothing chosen.")
                .doesNotContain("4 of 45");
    }

    @Test
    void a_small_room_gets_a_list_with_counts_in_words_and_no_picture() throws IOException {
        var votes = new StringBuilder("comment-id,voter-id,vote\n");
        for (int person = 0; person < 22; person++) {
            votes.append("0,%d,%d\n1,%d,%d\n".formatted(person, person < 19 ? 1 : -1, person, person % 2 * 2 - 1));
            votes.append(person < 9 ? "2," + person + ",1\n" : "");
        }
        Files.writeString(folder.resolve("votes.csv"), votes);

        assertThat(run("map", folder.toString(), "--html", at("room.html"), "--json", at("room.json")))
                .isZero();

        assertThat(said)
                .contains("22 people cast 53 votes", "no map", "1. Statement 0", "19 of 22 agree, 3 disagree")
                .doesNotContain("Statement 2");
        assertThat(Files.readString(folder.resolve("room.html"))).doesNotContain("<figure", "Statement 2");
        assertThat(json("room.json")).containsEntry("suppressed", List.of(2.0));
        assertThat(Files.readString(folder.resolve("room.json"))).contains("{\"id\":2,\"agree\":null");
    }

    @Test
    void fewer_than_ten_people_are_told_nothing_about_each_other() throws IOException {
        vote(9, person -> "0," + person + ",1\n");

        assertThat(run("map", folder.toString(), "--json", at("few.json"), "--html", at("few.html")))
                .isZero();

        assertThat(said).contains("nothing is shown").doesNotContain("agree");
        assertThat(json("few.json")).containsEntry("people", null).containsEntry("votes", null);
    }

    @Test
    void a_slate_of_fewer_than_ten_people_is_not_told() throws IOException {
        nineVoters();

        assertThat(run("slate", folder.toString(), "--size", "2", "--json", at("few.json")))
                .isZero();

        assertThat(said).isEqualToIgnoringNewLines("Fewer than 10 people voted, so nothing is shown.");
        assertThat(json("few.json"))
                .containsEntry("statements", List.of())
                .containsEntry("guarantees", List.of())
                .containsEntry("suppressed", List.of(0.0, 1.0));
    }

    @Test
    void bridging_of_fewer_than_ten_people_is_not_told() throws IOException {
        nineVoters();

        assertThat(run("bridge", folder.toString(), "--json", at("few.json"))).isZero();

        assertThat(said).isEqualToIgnoringNewLines("Fewer than 10 people voted, so nothing is shown.");
        assertThat(json("few.json"))
                .containsEntry("loss", null)
                .containsEntry("mean", null)
                .containsEntry("statements", List.of())
                .containsEntry("suppressed", List.of(0.0, 1.0));
    }

    /** A score rests on people with ten votes or more only, who may be fewer than have voted. */
    @Test
    void bridging_that_rests_on_fewer_than_ten_of_many_voters_is_not_told() throws IOException {
        var votes = new StringBuilder("comment-id,voter-id,vote\n");
        for (int person = 0; person < 30; person++) {
            for (int statement = 0; statement < (person < 9 ? 12 : 3); statement++) {
                votes.append("%d,%d,%d\n".formatted(statement, person, (person + statement) % 3 - 1));
            }
        }
        Files.writeString(folder.resolve("votes.csv"), votes);

        assertThat(run("bridge", folder.toString(), "--json", at("few.json"))).isZero();

        assertThat(said).contains("Too few people");
        assertThat(json("few.json"))
                .containsEntry("loss", null)
                .containsEntry("mean", null)
                .containsEntry("statements", List.of());
        run("map", folder.toString(), "--json", at("map.json"));
        assertThat((List<?>) json("map.json").get("statements"))
                .allSatisfy(one -> assertThat(((Map<?, ?>) one).get("bridging")).isNull());
    }

    @Test
    void a_slate_is_chosen_from_what_may_be_told_of() throws IOException {
        vote(40, person -> "%d,%d,1\n".formatted(person < 20 ? 0 : person < 31 ? 1 : 2, person));

        assertThat(run("slate", folder.toString(), "--size", "3", "--json", at("slate.json")))
                .isZero();

        assertThat(said).contains("Statement 0", "Statement 1").doesNotContain("Statement 2 [2]");
        assertThat(json("slate.json"))
                .containsEntry("statements", List.of(0.0, 1.0))
                .containsEntry("suppressed", List.of(2.0));
    }

    @Test
    void how_large_the_groups_of_polis_are_is_not_on_the_screen() throws IOException {
        nineVoters();
        assertThat(run("map", folder.toString(), "--compat", "--json", at("few.json")))
                .isZero();
        assertThat(said).isEqualToIgnoringNewLines("Fewer than 10 people voted, so nothing is shown.");
        assertThat(complained).contains("places each person by number");

        var votes = new StringBuilder("comment-id,voter-id,vote\n");
        for (int person = 0; person < 40; person++) {
            for (int statement = 0; statement < 12; statement++) {
                votes.append("%d,%d,%d\n".formatted(statement, person, person < 34 || statement % 4 == 0 ? 1 : -1));
            }
        }
        Files.writeString(folder.resolve("votes.csv"), votes);
        assertThat(run("map", folder.toString(), "--compat")).isZero();
        assertThat(said).endsWith("As Polis makes it: 2 groups.\n");
    }

    @Test
    void what_polis_calls_out_and_in_holds_statements_about_the_conversation() throws IOException {
        run("synth", "--people", "60", "--statements", "5", "--density", "0.9", "--seed", "3", "--out", at("in"));
        Files.writeString(folder.resolve("in/comments.csv"), """
                comment-id,moderated,is-meta,comment-body
                0,1,true,About the conversation
                1,-1,false,Rejected
                2,1,false,Accepted
                3,0,false,Not looked at
                4,-1,true,Rejected and about the conversation
                """);

        run("map", at("in"), "--compat", "--json", at("math.json"));

        assertThat(json("math.json"))
                .containsEntry("mod-out", List.of(0.0, 1.0, 4.0))
                .containsEntry("mod-in", List.of(0.0, 2.0))
                .containsEntry("meta-tids", List.of(0.0, 4.0));
    }

    @Test
    void options_of_a_map_go_together_in_any_way() throws IOException {
        run("synth", "--people", "60", "--statements", "20", "--density", "0.5", "--seed", "3", "--out", at("in"));
        Files.writeString(
                folder.resolve("sides.csv"),
                "person,side\n"
                        + IntStream.range(0, 60)
                                .mapToObj(person -> person + "," + (person % 2 == 0 ? "even" : "odd") + "\n")
                                .collect(Collectors.joining()));

        assertThat(run(
                        "map",
                        at("in"),
                        "--compat",
                        "--sides",
                        at("sides.csv"),
                        "--json",
                        at("math.json"),
                        "--html",
                        at("map.html")))
                .isZero();

        assertThat(json("math.json")).containsKeys("pca", "group-clusters");
        assertThat(Files.readString(folder.resolve("map.html"))).contains("Where the sides stand");
        assertThat(said).contains("As Polis makes it: ", "Common ground, strongest first:");
    }

    @Test
    void a_slate_too_large_for_a_rule_gets_one_sentence_and_two() throws IOException {
        run("synth", "--people", "60", "--statements", "50", "--density", "0.9", "--seed", "3", "--out", at("in"));

        assertThat(run("slate", at("in"), "--rule", "pav", "--size", "45")).isEqualTo(2);

        assertThat(complained.lines().toList().getLast())
                .isEqualTo("The rule pav cannot weigh 45 statements for 60 people in whole numbers; ask for fewer"
                        + " statements, or take seqpav.");
    }

    private void nineVoters() throws IOException {
        vote(9, person -> "0,%d,1\n1,%d,%d\n".formatted(person, person, person % 2));
    }

    @Test
    void a_broken_folder_or_a_wrong_word_gets_one_sentence_and_two() throws IOException {
        assertThat(run("map", at("nowhere"))).isEqualTo(2);
        assertThat(complained.lines()).hasSize(1);
        Files.writeString(folder.resolve("votes.csv"), "comment-id,voter-id,vote\n0,0,5\n");
        assertThat(run("map", folder.toString())).isEqualTo(2);
        assertThat(complained)
                .isEqualToIgnoringNewLines("votes.csv, line 2: the vote is \"5\" and should be -1, 0 or 1");
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("map")).isEqualTo(2);
        assertThat(run("map", "x", "--loud")).isEqualTo(2);
        assertThat(run("slate", folder.toString(), "--size", "many")).isEqualTo(2);
        assertThat(run("synth", "--people", "3")).isEqualTo(2);
        assertThat(complained.lines()).hasSize(1);
    }

    private static List<String> keys(Object map) {
        return ((Map<?, ?>) map).keySet().stream().map(String::valueOf).toList();
    }

    private int run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(args));
        said = out.toString(StandardCharsets.UTF_8);
        complained = err.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json(String name) throws IOException {
        return (Map<String, Object>) Objects.requireNonNull(Json.read(Files.readString(folder.resolve(name))));
    }

    /** @param lines what each of so many people voted, as the file has it */
    private void vote(int people, IntFunction<String> lines) throws IOException {
        Files.writeString(
                folder.resolve("votes.csv"),
                IntStream.range(0, people).mapToObj(lines).collect(joining("", "comment-id,voter-id,vote\n", "")));
    }
}
