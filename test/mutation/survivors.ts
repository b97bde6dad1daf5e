import { relative } from 'node:path'
import type { MutantResult } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import type { Reporter } from '@stryker-mutator/api/report'

/** Says at once what no test notices: the whole report comes at the end of a run that may take an hour. */
class Survivors implements Reporter {
  onMutantTested({ status, static: isStatic, fileName, location: { start }, mutatorName, replacement = '' }: MutantResult): void {
    if (status === 'Killed' || status === 'Ignored' || (isStatic && !process.env.MUTATION_LOADING)) return
    const place = `${relative('', fileName)}:${start.line}:${start.column}`
    console.log(`${status}: ${place} ${mutatorName} → ${replacement.replaceAll(/\s+/g, ' ').slice(0, 120)}`)
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors)]
