package io.dialplane.dynamodb;

import io.dialplane.domain.E164;
import io.dialplane.domain.Money;
import io.dialplane.domain.NumberId;
import io.dialplane.domain.Seen;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes values of the domain by looking at its types: a record is made of samples of its
/// components.
final class Samples {
  private static final E164 NUMBER = new E164("+12315550100");
  private static final Instant TIME = Instant.parse("2027-01-29T09:00:00Z");

  private Samples() {}

  /// Records of every mixture of what decides about conditions: yes or no, up or down, seen or not.
  static List<Object> of(Class<?> kind) {
    List<List<Object>> mixtures = List.of(List.of());
    for (RecordComponent component : kind.getRecordComponents()) {
      List<List<Object>> next = new ArrayList<>();
      for (List<Object> before : mixtures) {
        for (Object value : several(component.getGenericType())) {
          List<Object> longer = new ArrayList<>(before);
          longer.add(value);
          next.add(longer);
        }
      }
      mixtures = next;
    }
    return mixtures.stream().map(values -> make(kind, values)).toList();
  }

  private static List<Object> several(Type type) {
    return switch (raw(type).getSimpleName()) {
      case "boolean" -> List.of(true, false);
      case "int" -> List.of(1, -1);
      case "Seen" -> List.of(Seen.absent(), new Seen<>(null, "seen"));
      default -> List.of(one(type));
    };
  }

  private static Object one(Type type) {
    Class<?> raw = raw(type);
    return switch (raw.getSimpleName()) {
      case "String", "Object" -> "text";
      case "boolean" -> true;
      case "int" -> 1;
      case "long" -> 1L;
      case "Instant" -> TIME;
      case "LocalDate" -> LocalDate.EPOCH;
      case "E164" -> NUMBER;
      case "NumberId" -> NumberId.of(NUMBER, 1, 2);
      case "Money" -> Money.usd("1.00");
      case "List" -> List.of(one(argument(type)));
      case "Set" -> Set.of(one(argument(type)));
      case "Map" -> Map.of();
      default -> other(raw);
    };
  }

  private static Object other(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isSealed()) {
      return one(type.getPermittedSubclasses()[0]);
    }
    return make(
        type,
        Arrays.stream(type.getRecordComponents())
            .map(component -> one(component.getGenericType()))
            .toList());
  }

  private static Object make(Class<?> kind, List<Object> values) {
    try {
      Class<?>[] types =
          Arrays.stream(kind.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      var constructor = kind.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + kind, e);
    }
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }
}
