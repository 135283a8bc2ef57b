import { Words } from '#components/ui/words.tsx'
import type { ItemFormat, Text } from '#domain/scenario/module.ts'
import { Route } from './route-screen.tsx'
import './option-words.css'

/** What an option says, after what stands before it on its form or screen: the two are told apart, by eye and by ear. */
export function OptionWords({
  format,
  option: { label, text },
}: {
  format: ItemFormat
  option: { readonly label?: Text | undefined; readonly text: Text }
}) {
  return (
    <>
      {label !== undefined && (
        <>
          <b className="option-label">
            <Words text={label} />
          </b>{' '}
        </>
      )}
      {format === 'where-from' ? <Route text={text} /> : <Words text={text} />}
    </>
  )
}
