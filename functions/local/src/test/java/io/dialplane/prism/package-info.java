/// The adapters' requests before Prism, a server that nobody here wrote.
@NullMarked
package io.dialplane.prism;

import org.jspecify.annotations.NullMarked;
