// Of stylesheets as texts; where Vite's own types are there, too, these are the nearer.

declare module '*/floating.css?inline' {
  const css: string
  // biome-ignore lint/style/noDefaultExport: so Vite gives it
  export default css
}

declare module '*/panel.css?inline' {
  const css: string
  // biome-ignore lint/style/noDefaultExport: so Vite gives it
  export default css
}
