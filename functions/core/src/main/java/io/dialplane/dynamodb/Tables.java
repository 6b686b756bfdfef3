package io.dialplane.dynamodb;

/// The names of the tables, as the deployment gave them.
public record Tables(
    String numbers,
    String holds,
    String requests,
    String wallets,
    String ledger,
    String agents,
    String keys,
    String organizations,
    String events,
    String grants,
    String orphans,
    String duties) {}
