/// JSON trees, for whoever speaks to the outside in JSON.
@NullMarked
package io.dialplane.json;

import org.jspecify.annotations.NullMarked;
