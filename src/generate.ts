export type { Output } from './generate/command/output.ts'
export { type RunOptions, run } from './generate/command/run.ts'
export {
  type DocumentOperation,
  defineConfig,
  type FilesConfig,
  type GenerateConfig,
  type OperationConfig,
  type PagesConfig,
} from './generate/config.ts'
export { type Generated, type GenerateReport, generate } from './generate/generate.ts'
export { GenerateProblem } from './generate/problem.ts'
