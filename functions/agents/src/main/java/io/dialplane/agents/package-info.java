/// Agents and their publishing.
@NullMarked
package io.dialplane.agents;

import org.jspecify.annotations.NullMarked;
