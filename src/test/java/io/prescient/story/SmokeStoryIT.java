package io.prescient.story;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same story, told to the packaged service: the jar, or with `-Dnative` the executable.
@QuarkusIntegrationTest
class SmokeStoryIT extends SmokeStoryTest {}
