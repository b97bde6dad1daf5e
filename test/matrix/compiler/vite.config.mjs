import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'

export default {
  plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
  // These end what hangs: no test is about how fast a machine is.
  test: { include: ['*.spec.{ts,tsx,mjs}'], testTimeout: 180_000, hookTimeout: 180_000 },
}
