package io.prescient.story;

import io.prescient.PackagedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same story, told to the packaged service: the jar, or with `-Dnative` the executable.
@QuarkusIntegrationTest
@QuarkusTestResource(PackagedDatabase.class)
class SmokeStoryIT extends SmokeStoryTest {}
