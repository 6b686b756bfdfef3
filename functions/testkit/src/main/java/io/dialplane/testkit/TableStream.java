package io.dialplane.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import io.dialplane.wiring.StoreClients;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The stream of a table, read as an event source mapping of Lambda reads it: from its beginning,
/// each record once, as the events that a function would be given.
public final class TableStream implements AutoCloseable {
  private final DynamoDbStreamsClient client;
  private final String arn;
  private final Map<String, String> ends = new HashMap<>();

  private TableStream(DynamoDbStreamsClient client, String arn) {
    this.client = client;
    this.arn = arn;
  }

  /// Of a table of this deployment; what is in its stream already is skipped.
  public static TableStream from(Deployment deployment, String table) {
    String endpoint =
        deployment.wiring().settings().environment().getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "");
    DynamoDbStreamsClient client =
        DynamoDbStreamsClient.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(StoreClients.crt())
            .build();
    String arn =
        deployment
            .dynamoDb()
            .describeTable(describe -> describe.tableName(table))
            .table()
            .latestStreamArn();
    TableStream stream = new TableStream(client, arn);
    stream.next();
    return stream;
  }

  /// What has happened since the last time, oldest first.
  public List<ObjectNode> next() {
    List<ObjectNode> records = new ArrayList<>();
    for (Shard shard :
        client.describeStream(stream -> stream.streamArn(arn)).streamDescription().shards()) {
      List<Record> more = read(shard.shardId());
      while (!more.isEmpty()) {
        more.forEach(record -> records.add(json(record)));
        ends.put(shard.shardId(), more.getLast().dynamodb().sequenceNumber());
        more = read(shard.shardId());
      }
    }
    return records;
  }

  /// A page behind the last record that was read; no iterator is kept, as some stores forget them.
  private List<Record> read(String shardId) {
    String end = ends.get(shardId);
    String iterator =
        client
            .getShardIterator(
                of ->
                    of.streamArn(arn)
                        .shardId(shardId)
                        .sequenceNumber(end)
                        .shardIteratorType(
                            end == null
                                ? ShardIteratorType.TRIM_HORIZON
                                : ShardIteratorType.AFTER_SEQUENCE_NUMBER))
            .shardIterator();
    return client.getRecords(get -> get.shardIterator(iterator)).records();
  }

  private ObjectNode json(Record record) {
    ObjectNode json =
        Json.object()
            .put("eventID", record.eventID())
            .put("eventName", record.eventNameAsString())
            .put("eventVersion", "1.1")
            .put("eventSource", "aws:dynamodb")
            .put("awsRegion", "us-east-1")
            .put("eventSourceARN", arn);
    ObjectNode change =
        json.putObject("dynamodb")
            .put("SequenceNumber", record.dynamodb().sequenceNumber())
            .put("StreamViewType", record.dynamodb().streamViewTypeAsString());
    change.set("Keys", item(record.dynamodb().keys()));
    if (record.dynamodb().hasNewImage()) {
      change.set("NewImage", item(record.dynamodb().newImage()));
    }
    if (record.dynamodb().hasOldImage()) {
      change.set("OldImage", item(record.dynamodb().oldImage()));
    }
    return json;
  }

  /// An item as a record has it.
  public static ObjectNode item(Map<String, AttributeValue> item) {
    ObjectNode json = Json.object();
    item.forEach((name, value) -> json.set(name, typed(value)));
    return json;
  }

  private static JsonNode typed(AttributeValue value) {
    ObjectNode typed = Json.object();
    return switch (value.type()) {
      case S -> typed.put("S", value.s());
      case N -> typed.put("N", value.n());
      case BOOL -> typed.put("BOOL", value.bool());
      case L -> {
        ArrayNode list = typed.putArray("L");
        value.l().forEach(each -> list.add(typed(each)));
        yield typed;
      }
      case M -> typed.set("M", item(value.m()));
      default -> throw new IllegalArgumentException("not expected: " + value.type());
    };
  }

  /// The event of Lambda around records.
  public static ObjectNode event(List<? extends JsonNode> records) {
    ObjectNode event = Json.object();
    ArrayNode all = event.putArray("Records");
    records.forEach(all::add);
    return event;
  }

  @Override
  public void close() {
    client.close();
  }
}
