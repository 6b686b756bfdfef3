package io.dialplane.domain;

/// What Dialplane knows of one number of the world: hold and ownership in one item, so that the key
/// is the global uniqueness. A number that has no item is free.
public sealed interface NumberState permits Reserved, Ordering, Owned, Releasing, Freed {

  E164 e164();
}
