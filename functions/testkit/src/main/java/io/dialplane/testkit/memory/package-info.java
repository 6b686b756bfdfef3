/// A DynamoDB in memory for simulations of thousands of calls: the operations, expressions and
/// refusals this product meets, held equal to DynamoDB Local by a differential test. No I/O, no
/// clock of its own, the same order of everything in every run.
@NullMarked
package io.dialplane.testkit.memory;

import org.jspecify.annotations.NullMarked;
