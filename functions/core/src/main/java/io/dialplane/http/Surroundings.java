package io.dialplane.http;

import io.dialplane.port.Ids;
import io.dialplane.port.Store;
import java.io.PrintStream;
import java.time.InstantSource;

/// What every function has around it: the store, the time, new ids, and where its log goes.
public record Surroundings(Store store, InstantSource clock, Ids ids, PrintStream log) {}
