import type { ReactNode } from 'react'
import type { Room } from '#domain/scenario/module.ts'
import { ClinicRoom, Corridor, Pharmacy, Reception, StaffRoom, Ward, WardStation } from './care.tsx'
import { Cafe, Car, HotelRoom, Street, Train } from './elsewhere.tsx'
import { Bedroom, HomeOffice, Kitchen, LivingRoom } from './homes.tsx'
import { BesideABridge, CoveredLens, Quay, RestaurantKitchen, Yard } from './outside.tsx'

const drawings: Readonly<Record<Room, () => ReactNode>> = {
  'living-room': LivingRoom,
  kitchen: Kitchen,
  bedroom: Bedroom,
  'home-office': HomeOffice,
  'clinic-room': ClinicRoom,
  ward: Ward,
  'ward-station': WardStation,
  corridor: Corridor,
  reception: Reception,
  'staff-room': StaffRoom,
  cafe: Cafe,
  car: Car,
  train: Train,
  'hotel-room': HotelRoom,
  street: Street,
  pharmacy: Pharmacy,
  yard: Yard,
  quay: Quay,
  bridge: () => <BesideABridge car={<Car />} />,
  'restaurant-kitchen': RestaurantKitchen,
  'covered-lens': CoveredLens,
}

/** A room without anybody in it, 640 by 420. */
export function RoomDrawing({ room }: { room: Room }) {
  const Drawing = drawings[room]
  return <Drawing />
}
