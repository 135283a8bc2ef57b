import type { ReactNode } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { Text } from '#domain/scenario/module.ts'
import { ConsultationScreen } from './consultation-screen.tsx'
import { KitchenTable } from './kitchen-table.tsx'
import { pictureSize } from './picture-size.ts'
import { WardStation } from './ward-station.tsx'

const drawings: Readonly<Record<string, () => ReactNode>> = {
  'consultation-screen': ConsultationScreen,
  'kitchen-table': KitchenTable,
  'ward-station': WardStation,
}

/** A picture with risks in it, by its name; what lies over it (places to mark, verdicts) are its children. */
export function Picture({ name, description, children }: { name: string; description: Text; children?: ReactNode }) {
  const Drawing = drawings[name]
  const box = `0 0 ${pictureSize.width} ${pictureSize.height}`
  return (
    <figure className="picture">
      {Drawing && (
        <>
          <svg viewBox={box} aria-hidden="true">
            <Drawing />
          </svg>
          {children && (
            // biome-ignore lint/a11y/noSvgWithoutTitle: each place in it has a name of its own
            <svg className="picture-places" viewBox={box}>
              {children}
            </svg>
          )}
        </>
      )}
      <figcaption className={Drawing ? 'sr-only' : undefined}>
        <Words text={description} />
      </figcaption>
    </figure>
  )
}
