package io.dialplane.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialplane.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Stands below the SDK where a connection would: DynamoDB and EventBridge as a rehearsal needs
/// them. It knows no address and opens no socket, so nothing that is done on it can be done to
/// anybody.
final class Stage implements SdkHttpClient {
  private final Props props;

  Stage(Props props) {
    this.props = props;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(answer(request));
      }

      @Override
      public void abort() {}
    };
  }

  private ObjectNode answer(HttpExecuteRequest request) throws IOException {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
    JsonNode asked = NullNode.getInstance();
    if (request.contentStreamProvider().isPresent()) {
      asked = Json.read(request.contentStreamProvider().get().newStream()).orElse(asked);
    }
    return props.answer(target.substring(target.indexOf('.') + 1), asked);
  }

  private static HttpExecuteResponse response(ObjectNode answer) {
    byte[] body = Json.bytes(answer);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("content-type", "application/x-amz-json-1.0")
                .putHeader("content-length", Integer.toString(body.length))
                .putHeader("x-amz-crc32", Long.toString(checksum.getValue()))
                .putHeader("x-amzn-requestid", "priming")
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public void close() {}
}
