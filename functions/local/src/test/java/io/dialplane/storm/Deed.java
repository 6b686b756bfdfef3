package io.dialplane.storm;

/// What a customer does.
enum Deed {
  BUY,
  TOP_UP,
  RESERVE,
  EXTEND,
  GIVE_BACK,
  RELEASE,
  /// Gives up an imported number that stays at its carrier.
  LEAVE,
  IMPORT,
  ASSIGN,
  UNASSIGN,
  PROTECT,
  CREATE_AGENT,
  EDIT_AGENT,
  PUBLISH_AGENT,
  DELETE_AGENT
}
