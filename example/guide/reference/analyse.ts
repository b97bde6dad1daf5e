import { basename, dirname } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The declarations of an entry, and what is to be written about them. */
export interface Entry {
  /** The entry's `.d.ts`. */
  types: string
  /** A model of all that it exports, as JSON. */
  model?: string
  /** All that it exports, and what that is made of, as one readable file. */
  report?: string
}

/** Has API Extractor read the declarations of these entries, and write what is wanted. */
export function analyse(entries: readonly Entry[]): void {
  const configs = entries.map(configOf)
  const [first] = configs
  if (!first) return
  // One program for all: each would read React's and TanStack's types anew.
  const additionalEntryPoints = configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath)
  const compilerState = CompilerState.create(first, { additionalEntryPoints })
  for (const config of configs) {
    const { succeeded } = Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback: (message) => {
        message.handled = true
      },
    })
    if (!succeeded) throw new Error(`The types of ${config.mainEntryPointFilePath} could not be read`)
  }
}

function configOf({ types, model, report }: Entry): ExtractorConfig {
  const quiet = { default: { logLevel: ExtractorLogLevel.None } }
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}/package.json`,
    configObject: {
      projectFolder: root,
      newlineKind: 'lf',
      mainEntryPointFilePath: types,
      compiler: { overrideTsconfig: { compilerOptions } },
      apiReport: {
        enabled: report !== undefined,
        ...(report && {
          reportFolder: dirname(report),
          reportTempFolder: `${dirname(report)}/raw`,
          reportFileName: basename(report),
        }),
        includeForgottenExports: true,
      },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      docModel: { enabled: model !== undefined, ...(model && { apiJsonFilePath: model }) },
      messages: { extractorMessageReporting: quiet, tsdocMessageReporting: quiet, compilerMessageReporting: quiet },
    },
  })
}

const compilerOptions = {
  lib: ['es2023', 'dom', 'dom.iterable'],
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  strict: true,
  skipLibCheck: true,
  types: [],
}
