/// Twilio, API 2010-04-01 and its pricing API. Its own words are in its OpenAPI documents
/// (twilio/twilio-oai, 2026-04-14) and its list of error codes.
@NullMarked
package io.dialplane.carrier.twilio;

import org.jspecify.annotations.NullMarked;
