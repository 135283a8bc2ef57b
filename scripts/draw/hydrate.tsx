import { IntlProvider } from 'next-intl'
import { hydrateRoot } from 'react-dom/client'
import { states } from './states.tsx'

const root = document.getElementById('root')
const pageData = JSON.parse(document.getElementById('carried')?.textContent ?? '{}')
if (root !== null)
  hydrateRoot(
    root,
    <IntlProvider locale="en" messages={pageData.messages} timeZone="UTC">
      {states[pageData.name]?.(pageData.props)}
    </IntlProvider>,
  )
