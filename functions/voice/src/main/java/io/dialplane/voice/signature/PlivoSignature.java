package io.dialplane.voice.signature;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plivo's third way: HMAC-SHA256 by the auth token over the address, the parameters and a nonce,
/// in base64 (`X-Plivo-Signature-V3`, `X-Plivo-Signature-Ma-V3` of the main account). Its second
/// one covers no parameter and is not taken. It has no time in it: whoever has seen a request can
/// send it again, and gets the same answer.
public final class PlivoSignature {

  private PlivoSignature() {}

  /// What of a request is signed. `url` has its query in it.
  public record Request(String method, String url, String form) {}

  /// Whether one of `signatures`, which commas separate, covers this request.
  public static boolean covers(String signatures, String nonce, String token, Request request) {
    String right = of(token, nonce, request);
    boolean any = false;
    for (String signature : signatures.split(",", -1)) {
      any |= Digests.same(signature.strip(), right);
    }
    return any;
  }

  /// What covers it.
  public static String of(String token, String nonce, Request request) {
    String text = text(request) + "." + nonce;
    return Base64.getEncoder().encodeToString(Digests.hmac("HmacSHA256", token, text));
  }

  private static String text(Request request) {
    int question = request.url().indexOf('?');
    String base = question < 0 ? request.url() : request.url().substring(0, question);
    List<Pair> query = question < 0 ? List.of() : Pair.list(request.url().substring(question + 1));
    List<Pair> form = Pair.list(request.form());
    if (query.isEmpty() && form.isEmpty()) {
      return base;
    }
    if (request.method().equals("GET")) {
      return base + "?" + joined(Stream.concat(query.stream(), form.stream()), "=", "&");
    }
    String dot = query.isEmpty() || form.isEmpty() ? "" : ".";
    return base + "?" + joined(query.stream(), "=", "&") + dot + joined(form.stream(), "", "");
  }

  private static String joined(Stream<Pair> pairs, String within, String between) {
    return pairs
        .sorted(Pair.SORTED)
        .map(pair -> pair.name() + within + pair.value())
        .collect(Collectors.joining(between));
  }
}
