import fc from 'fast-check'
import { inject } from 'vitest'
import { mutation } from './namespace.ts'

// The same values for each mutant, so that a score can be repeated, and not many: a mutant that survives meets them all.
fc.configureGlobal({ seed: 20261128, numRuns: 30 })

// A mutant that runs as a module loads: before any file of tests has loaded one.
mutation().activeMutant = inject('mutantAtLoad') || undefined
