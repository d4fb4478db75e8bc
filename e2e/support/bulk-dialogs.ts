import type { Locator, Page } from "@playwright/test";

/** What the bar of the members page opens, each as far as it says what becomes of everybody; `becomes` is what it says of a member. */
export const bulkDialogs = {
  setRole: {
    becomes: "Member → Maintainer",
    open: async (page: Page) => {
      await bulkBar(page).getByRole("combobox", { name: "Set role of the chosen members" }).click();
      await page.getByRole("option", { name: "Maintainer" }).click();
    },
  },
  remove: {
    becomes: "Member → removed",
    open: (page: Page) =>
      bulkBar(page)
        .getByRole("button", { name: /^Remove / })
        .click(),
  },
  addToTeam: {
    becomes: "Joins as team member",
    open: async (page: Page) => {
      await bulkBar(page).getByRole("button", { name: "Add to team…" }).click();
      await page.getByRole("combobox", { name: "Team", exact: true }).click();
      await page.getByRole("option", { name: "Data" }).click();
    },
  },
};

/** What can be done with the chosen members. */
export function bulkBar(page: Page): Locator {
  return page.getByRole("region", { name: "Chosen members" });
}

export async function chooseMembers(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
}

/** What a dialog of several says of one of them. */
export function bulkRow(page: Page, name: string): Locator {
  return page.getByRole("dialog").getByRole("list", { name: "What becomes of each" }).getByRole("listitem").filter({ hasText: name });
}
