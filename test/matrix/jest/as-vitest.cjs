// Jest's globals under the name that the tests import them by.
module.exports = { afterEach, beforeEach, expect, test }
