import type { Shapes } from '#components/drawings/shapes.ts'
import type { Room } from '#domain/scenario/stage.ts'
import { clinicDoor, clinicRoom, corridor, pharmacy, reception, staffRoom, ward, wardStation } from './care.ts'
import { exerciseRoom, therapyRoom, treatmentRoom } from './consulting.ts'
import { cafe, car, hotelRoom, street, train } from './elsewhere.ts'
import { bedroom, homeOffice, kitchen, livingRoom } from './homes.ts'
import { besideABridge, coveredLens, quay, restaurantKitchen, yard, yardGateOpen } from './outside.ts'

/** Every room, without anyone in it, 640 by 420. */
export const rooms: Readonly<Record<Room, Shapes>> = {
  'living-room': livingRoom,
  kitchen,
  bedroom,
  'home-office': homeOffice,
  'clinic-room': clinicRoom,
  'clinic-door': clinicDoor,
  'treatment-room': treatmentRoom,
  'exercise-room': exerciseRoom,
  'therapy-room': therapyRoom,
  ward,
  'ward-station': wardStation({ far: 'lit' }),
  'ward-station-far-dark': wardStation({ far: 'dark' }),
  corridor,
  reception,
  'staff-room': staffRoom,
  cafe,
  car,
  train,
  'hotel-room': hotelRoom,
  street,
  pharmacy: pharmacy(),
  yard,
  'yard-gate-open': yardGateOpen,
  quay,
  bridge: besideABridge({ car }),
  'restaurant-kitchen': restaurantKitchen,
  'covered-lens': coveredLens,
}
