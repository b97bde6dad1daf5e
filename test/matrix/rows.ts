import { readFileSync } from 'node:fs'

/** One surrounding that the package must work in. */
export interface Row {
  name: string
  /** The folders beside this file whose files the row's project has. */
  files: string[]
  /** What it installs beside the package: name and version. */
  packages: Record<string, string>
  /** Installed programs that run its tests, with arguments: `vitest run`. */
  commands: string[][]
}

const { peerDependencies } = manifest('.')
const [react18 = '', react19 = ''] = floors('react')
const [queryFloor = ''] = floors('@tanstack/react-query')
/** The newest that this checkout is developed with. */
const newest = { react: installed('react'), query: installed('@tanstack/react-query') }

const jsdom = { jsdom: installed('jsdom') }
const happyDom = { 'happy-dom': '21.0.4' }
const babel = { '@babel/core': '^7.28.0', '@babel/preset-typescript': '^7.28.0' }
const vitest = (environment: string): string[] => ['vitest', 'run', `--environment=${environment}`]

/** Every row has the floor or the newest of React and of TanStack Query, and tests that fail when the package breaks in it. */
export const rows: readonly Row[] = [
  {
    name: `React ${react18}, TanStack Query ${queryFloor}, StrictMode, Vitest, jsdom`,
    files: ['walk', 'vitest'],
    packages: { ...withVitest(react18, queryFloor), ...jsdom },
    commands: [vitest('jsdom')],
  },
  {
    name: `React ${react18}, TanStack Query ${newest.query}, StrictMode, Vitest, happy-dom`,
    files: ['walk', 'vitest'],
    packages: { ...withVitest(react18, newest.query), ...happyDom },
    commands: [vitest('happy-dom')],
  },
  {
    name: `React ${react19}, TanStack Query ${queryFloor}, StrictMode, Vitest, happy-dom`,
    files: ['walk', 'vitest'],
    packages: { ...withVitest(react19, queryFloor), ...happyDom },
    commands: [vitest('happy-dom')],
  },
  {
    name: `React ${newest.react}, TanStack Query ${newest.query}, StrictMode, Vitest, jsdom; MSW`,
    files: ['walk', 'vitest', 'msw'],
    packages: { ...withVitest(newest.react, newest.query), ...jsdom, msw: '2.9.0' },
    commands: [vitest('jsdom')],
  },
  {
    name: `React ${newest.react}, React Compiler, TanStack Query ${newest.query}, StrictMode, Vitest, happy-dom`,
    files: ['walk', 'vitest', 'compiler'],
    packages: {
      ...withVitest(newest.react, newest.query),
      ...happyDom,
      ...babel,
      '@rolldown/plugin-babel': '0.3.1',
      '@vitejs/plugin-react': installed('@vitejs/plugin-react'),
      'babel-plugin-react-compiler': '1.0.0',
    },
    commands: [vitest('happy-dom')],
  },
  {
    name: `React ${newest.react}, TanStack Query ${newest.query}, StrictMode, Jest, jsdom`,
    files: ['walk', 'jest'],
    packages: {
      ...withReact(newest.react, newest.query),
      ...babel,
      '@babel/plugin-transform-modules-commonjs': '^7.28.0',
      '@babel/preset-react': '^7.28.0',
      jest: '30.5.2',
      'jest-environment-jsdom': '30.5.2',
      'jest-fixed-jsdom': '0.0.11',
    },
    commands: [['jest']],
  },
  {
    name: 'Without DOM, locks, channels, crypto and ES2023 to ES2025: as in React Native, and as in a worker',
    files: ['bare'],
    packages: {
      react: newest.react,
      'react-test-renderer': newest.react,
      '@tanstack/react-query': newest.query,
    },
    commands: [
      ['node', '--import', './as-react-native.mjs', '--test', '--test-timeout=180000', '--test-force-exit', 'renders.spec.mjs'],
      ['node', '--import', './as-a-worker.mjs', '--test', '--test-timeout=180000', 'reads.spec.mjs'],
    ],
  },
]

function withReact(react: string, query: string): Record<string, string> {
  return {
    react,
    'react-dom': react,
    '@tanstack/react-query': query,
    '@testing-library/dom': installed('@testing-library/dom'),
    '@testing-library/react': installed('@testing-library/react'),
  }
}

function withVitest(react: string, query: string): Record<string, string> {
  return { ...withReact(react, query), vitest: installed('vitest'), vite: installed('vite') }
}

/** The lowest versions that the peer range allows: `^18.2.0 || ^19.0.0` has two. */
function floors(name: string): string[] {
  return (peerDependencies?.[name] ?? '').split('||').map((range) => range.trim().replace(/^\^/, ''))
}

function installed(name: string): string {
  return manifest(`node_modules/${name}`).version
}

function manifest(folder: string): { version: string; peerDependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
}
