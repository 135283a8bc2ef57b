import type { Shapes } from '#components/drawings/shapes.ts'
import { consultationScreen } from './consultation-screen.ts'
import { kitchenTable } from './kitchen-table.ts'
import { wardStation } from './ward-station.ts'

/** The pictures with risks in them, by the name that content gives them, in the space of pictureSize. */
export const pictures: Readonly<Record<string, Shapes>> = {
  'consultation-screen': consultationScreen,
  'kitchen-table': kitchenTable,
  'ward-station': wardStation,
}
