// The page is there to be read: what brings it to life is a part of its own, so that nothing of it is
// in the first load of the playground (`vite.config.ts`).
void import('./model-islands.ts').then(({ startPage }) => startPage())
