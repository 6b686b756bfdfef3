package io.dialplane.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowTest {
  private static final Column<String> NAME = Column.text("name");
  private static final Column<Long> SIZE = Column.whole("size");
  private static final Column<Boolean> OPEN = Column.flag("open");
  private static final Column<List<String>> TAGS = Column.texts("tags");
  private static final Column<Map<String, String>> HELD = Column.textMap("held");

  @Test
  void every_kind_of_column_reads_what_it_wrote_as_the_type_that_the_table_has() {
    Row row =
        Row.builder()
            .put(NAME, "a")
            .put(SIZE, 7L)
            .put(OPEN, true)
            .put(TAGS, List.of("x", "y"))
            .put(HELD, Map.of("k", "v"))
            .build();

    assertThat(row.attributes())
        .isEqualTo(
            Map.of(
                "name", AttributeValue.fromS("a"),
                "size", AttributeValue.fromN("7"),
                "open", AttributeValue.fromBool(true),
                "tags",
                    AttributeValue.fromL(
                        List.of(AttributeValue.fromS("x"), AttributeValue.fromS("y"))),
                "held", AttributeValue.fromM(Map.of("k", AttributeValue.fromS("v")))));
    assertThat(row.get(NAME)).isEqualTo("a");
    assertThat(row.get(SIZE)).isEqualTo(7);
    assertThat(row.is(OPEN)).isTrue();
    assertThat(row.get(TAGS)).containsExactly("x", "y");
    assertThat(row.get(HELD)).containsExactly(Map.entry("k", "v"));
  }

  @Test
  void what_is_null_or_left_out_is_not_there() {
    Row row = new Row(Map.of("name", AttributeValue.fromNul(true)));

    assertThat(row.find(NAME)).isNull();
    assertThat(row.find(SIZE)).isNull();
    assertThat(Row.builder().put(NAME, null).build().attributes()).isEmpty();
  }

  @Test
  void an_attribute_of_another_type_is_named_and_not_taken_for_nothing() {
    Row row = new Row(Map.of("size", AttributeValue.fromS("7")));

    assertThatThrownBy(() -> row.find(SIZE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an attribute is a S where a N belongs");
  }
}
