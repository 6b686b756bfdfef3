package io.dialplane.local;

import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Makes a write's answer mean that it is on disk. DynamoDB Local answers while the commit
/// still waits in the queue of its database file, and a process that is killed then has lost what
/// it promised. A question waits in the same queue, so its answer comes after the commit.
record OnDisk(Supplier<DynamoDbClient> client, String table) implements ExecutionInterceptor {
  private static final Map<String, AttributeValue> NOBODY =
      Map.of("organizationId", AttributeValue.fromS("nobody"));

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    boolean writes =
        switch (context.request()) {
          case TransactWriteItemsRequest _, PutItemRequest _, UpdateItemRequest _ -> true;
          case DeleteItemRequest _ -> true;
          default -> false;
        };
    if (writes) {
      client.get().getItem(get -> get.tableName(table).key(NOBODY));
    }
  }
}
