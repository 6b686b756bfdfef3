package io.dialplane.carrier.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// How requests leave this machine: over which connections, within which time a whole call to a
/// carrier ends, and by which clock that is measured (a real one, whatever a test's clock shows).
public record Network(
    Connections connections, Duration timeout, InstantSource clock, RandomGenerator random) {}
