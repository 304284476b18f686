/** What is said above the page for as long as something is not kept; null when nothing is. */
export const storageLine = ({ page }) =>
  page
    .locator('.notice-line[role=status]')
    .first()
    .textContent({ timeout: 10_000 })
    .catch(() => null)
