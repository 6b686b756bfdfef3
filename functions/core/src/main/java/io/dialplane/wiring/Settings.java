package io.dialplane.wiring;

import io.dialplane.domain.Timing;
import io.dialplane.dynamodb.Tables;
import io.dialplane.port.VoiceUrls;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that a deployment sets, read and checked once. A setting that cannot be read stops
/// the function at its start, with its name, its value and what would be right.
public record Settings(
    Timing timing,
    Selling selling,
    Tables tables,
    String sandboxTable,
    Map<String, String> environment) {
  private static final String SANDBOX = "sandbox";

  /// Who sells, at which mark-up, and what callers may do by themselves.
  public record Selling(
      List<String> carriers, BigDecimal markupPercent, boolean importsOpen, boolean topUpsOpen) {}

  public Settings {
    environment = Map.copyOf(environment);
  }

  /// Reads settings from environment variables.
  ///
  /// @throws IllegalArgumentException for the first that cannot be read, in words for an operator
  public static Settings of(Map<String, String> environment) {
    Reader read = new Reader(environment);
    Timing timing =
        new Timing(
            read.seconds("HOLD_SECONDS", 1800),
            read.seconds("SETTLE_LEASE_SECONDS", 60),
            read.seconds("SETTLE_QUIET_SECONDS", 600),
            read.seconds("CARRIER_TIMEOUT_SECONDS", 10),
            Math.toIntExact(read.whole("RENEWAL_GRACE_DAYS", 7)));
    if (timing.lease().compareTo(timing.quiet()) >= 0) {
      throw Reader.unreadable(
          "SETTLE_LEASE_SECONDS",
          Long.toString(timing.lease().toSeconds()),
          "less than SETTLE_QUIET_SECONDS, which is " + timing.quiet().toSeconds());
    }
    List<String> carriers = carriers(read);
    boolean sandboxAlone = carriers.equals(List.of(SANDBOX));
    Selling selling =
        new Selling(
            carriers,
            read.percent("MARKUP_PERCENT"),
            read.choice("IMPORTS", "open", "granted", sandboxAlone),
            read.choice("TOP_UPS", "open", "operator", sandboxAlone));
    Tables tables =
        new Tables(
            read.table("NUMBERS_TABLE"),
            read.table("HOLDS_TABLE"),
            read.table("REQUESTS_TABLE"),
            read.table("WALLETS_TABLE"),
            read.table("LEDGER_TABLE"),
            read.table("AGENTS_TABLE"),
            read.table("KEYS_TABLE"),
            read.table("ORGANIZATIONS_TABLE"),
            read.table("EVENTS_TABLE"),
            read.table("GRANTS_TABLE"),
            read.table("ORPHANS_TABLE"),
            read.table("DUTIES_TABLE"));
    return new Settings(timing, selling, tables, read.table("SANDBOX_TABLE"), environment);
  }

  /// Their names, once all that each needs is known to be there. What a secret holds is looked up
  /// later.
  private static List<String> carriers(Reader read) {
    List<String> known = new ArrayList<>(List.of(SANDBOX));
    Stream.of(CarrierBrand.values()).map(CarrierBrand::label).forEach(known::add);
    List<String> carriers = read.words("CARRIERS", SANDBOX, known);
    boolean inSecret = read.has("CARRIER_SECRET_ARN");
    for (CarrierBrand brand : CarrierBrand.values()) {
      read.url(brand.baseSetting());
      if (carriers.contains(brand.label()) && !inSecret) {
        brand.required().forEach(setting -> read.credential(setting, brand.label()));
      }
    }
    read.publicAddress("PUBLIC_BASE_URL");
    read.rate("VONAGE_USD_PER_EUR");
    return carriers;
  }

  /// Where a carrier reaches this deployment; empty where nobody has said.
  Optional<VoiceUrls> voiceUrls(CarrierBrand brand) {
    return VoiceUrls.of(new Reader(environment).text("PUBLIC_BASE_URL", ""), brand.label());
  }

  /// Never the environment: it holds credentials.
  @Override
  public String toString() {
    return "Settings[" + timing + ", " + selling + "]";
  }
}
