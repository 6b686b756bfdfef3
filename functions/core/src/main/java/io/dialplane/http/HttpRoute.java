package io.dialplane.http;

/// A route of the template: where it leads, and which operation it asks for.
public record HttpRoute(String method, String path, String function, String operation) {

  /// As API Gateway names it: `POST /api/v1/numbers/reserve`.
  public String key() {
    return method + " " + path;
  }

  /// Whether its callers have API keys. To the carriers' paths a signature is the key.
  public boolean takesKey() {
    return !isDefault() && !path.startsWith("/voice/");
  }

  /// Whether it takes whatever no other route takes.
  public boolean isDefault() {
    return path.equals(Routes.DEFAULT);
  }
}
