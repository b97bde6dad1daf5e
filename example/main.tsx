import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import 'lisa-query/ui.css'

// What an error boundary has caught is on the page; the console has nothing to add.
const options = { onCaughtError: () => undefined }

createRoot(document.getElementById('root') as HTMLElement, options).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
