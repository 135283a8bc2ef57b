import { IntlProvider } from 'next-intl'
import { hydrateRoot } from 'react-dom/client'
import { states } from './states.tsx'

const root = document.getElementById('root')
const carried = JSON.parse(document.getElementById('carried')?.textContent ?? '{}')
if (root !== null)
  hydrateRoot(
    root,
    <IntlProvider locale="en" messages={carried.messages} timeZone="UTC">
      {states[carried.name]?.(carried.props)}
    </IntlProvider>,
  )
