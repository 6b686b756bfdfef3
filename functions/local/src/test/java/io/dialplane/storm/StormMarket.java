package io.dialplane.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The market of a storm whose carrier is one too.
record StormMarket(StormCarrier carrier) implements Market {

  @Override
  public List<String> inventory(Crowd crowd) {
    List<String> inventory = new ArrayList<>();
    for (int line = 0; line < crowd.size().numbers(); line++) {
      inventory.add("+123155501%02d".formatted(line));
    }
    return inventory;
  }

  @Override
  public void bring(String e164) {
    carrier.account().bring(e164);
  }

  @Override
  public void rage() {
    carrier.weather().rage();
  }

  @Override
  public void calmDown() {
    carrier.weather().calmDown();
  }

  @Override
  public void giveUp(String e164, String carrierId) {
    carrier.account().giveUp(e164, carrierId);
  }

  @Override
  public Map<String, Optional<String>> account() {
    Map<String, Optional<String>> orders = new TreeMap<>();
    carrier
        .account()
        .now()
        .forEach((e164, line) -> orders.put(e164, Optional.ofNullable(line.reference())));
    return orders;
  }

  @Override
  public List<String> wrongs() {
    return carrier.account().wrongs();
  }
}
