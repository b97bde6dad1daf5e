// What TypeScript reads for `import 'lisa-query/ui.css'`: a stylesheet exports nothing.
export {}
