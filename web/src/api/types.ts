// The words of docs/api/openapi.json; schema.ts is generated from it by `npm run types`.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Address = Schemas['Address'];
export type Channel = Schemas['Channel'];
export type Counts = Schemas['Counts'];
export type Direction = Schemas['Direction'];
export type Handle = Schemas['Handle'];
export type HandleKind = Schemas['HandleKind'];
export type HandleRef = Schemas['HandleRef'];
export type Import = Schemas['Import'];
export type ImportFields = Schemas['ImportFields'];
export type ImportResult = Schemas['ImportResult'];
export type Kind = Schemas['Kind'];
export type Last = Schemas['Last'];
export type Person = Schemas['Person'];
export type PersonPatch = Schemas['PersonPatch'];
export type PersonRow = Schemas['PersonRow'];
export type PersonStep = Schemas['PersonStep'];
export type Position = Schemas['Position'];
export type Problem = Schemas['Problem'];
export type Progress = Schemas['Progress'];
export type Review = Schemas['Review'];
export type Settings = Schemas['Settings'];
export type SettingsPatch = Schemas['SettingsPatch'];
export type State = Schemas['State'];
export type Status = Schemas['Status'];
export type Step = Schemas['Step'];
export type Stratum = Schemas['Stratum'];
export type StratumInput = Schemas['StratumInput'];
export type TimelineItem = Schemas['TimelineItem'];
export type TimelineTouch = Schemas['TimelineTouch'];
export type Today = Schemas['Today'];
export type TodayItem = Schemas['TodayItem'];
export type TouchInput = Schemas['TouchInput'];
export type Trashed = Schemas['Trashed'];
export type Upload = Schemas['Upload'];
