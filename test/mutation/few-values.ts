import fc from 'fast-check'

// The same values for each mutant, so that a score can be repeated, and not many: a mutant that survives meets them all.
fc.configureGlobal({ seed: 20261128, interruptAfterTimeLimit: 200 })
