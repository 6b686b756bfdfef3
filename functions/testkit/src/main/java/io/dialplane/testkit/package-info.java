/// What tests and the local runner stand on: DynamoDB in the process, tables of the template, a
/// moving clock, a scriptable carrier, an injector of faults. Never deployed.
@NullMarked
package io.dialplane.testkit;

import org.jspecify.annotations.NullMarked;
