package io.dialplane.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiKeyTest {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @ParameterizedTest
  @EnumSource(Mode.class)
  void is_read_as_it_was_made(Mode mode) {
    Random random = new Random(9);
    for (int i = 0; i < 200; i++) {
      Tenant tenant = new Tenant("org" + Integer.toHexString(random.nextInt()), mode);
      ApiKey key = ApiKey.generate(tenant, random);

      assertThat(ApiKey.parse(key.secret())).contains(key);
      assertThat(key.secret())
          .matches("dp_%s_%s_[0-9A-Za-z]{36}".formatted(mode.label(), tenant.organizationId()));
    }
  }

  @Test
  void is_refused_with_any_one_character_changed_left_out_or_added() {
    Random random = new Random(10);
    String key = ApiKey.generate(new Tenant("acme", Mode.TEST), random).secret();
    for (int at = 0; at < key.length(); at++) {
      String before = key.substring(0, at);
      String after = key.substring(at + 1);
      char other = BASE62.charAt(random.nextInt(BASE62.length()));

      assertThat(ApiKey.parse(before + after)).isEmpty();
      assertThat(ApiKey.parse(before + other + key.substring(at))).isEmpty();
      if (other != key.charAt(at)) {
        assertThat(ApiKey.parse(before + other + after)).as(before).isEmpty();
      }
    }
  }

  @Test
  void is_refused_where_it_is_no_key_at_all() {
    for (String text :
        new String[] {"", "dp", "dp_test", "dp_test_acme_", "___", "dp__acme_x", "x".repeat(500)}) {
      assertThat(ApiKey.parse(text)).isEmpty();
    }
  }

  @Test
  void is_kept_as_a_hash_and_printed_without_its_secret() {
    ApiKey key = ApiKey.generate(new Tenant("acme", Mode.LIVE), new Random(11));

    assertThat(key.hash()).matches("[0-9a-f]{64}").doesNotContain(key.secret());
    assertThat(key.toString()).doesNotContain(key.secret()).contains("acme");
  }
}
