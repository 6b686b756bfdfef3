/// DynamoDB's expressions: read once for each text, then evaluated against items.
@NullMarked
package io.dialplane.testkit.memory.expression;

import org.jspecify.annotations.NullMarked;
