"""The languages a site speaks: what we say in English, and what translators wrote for it."""
