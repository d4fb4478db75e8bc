/** Who else may say who somebody is, beside the mailed link that always works (PRODUCT 4.1). */
export const signInProviders = ["github", "google"] as const;
export type SignInProvider = (typeof signInProviders)[number];

export const providerNames: Record<SignInProvider, string> = { github: "GitHub", google: "Google" };
