//! Enums whose values have names in tables.

/// Declares an enum together with the names of its values.
macro_rules! named {
    ($(#[$of_type:meta])* pub enum $Type:ident { $($(#[$of_variant:meta])* $Variant:ident = $name:literal,)+ }) => {
        $(#[$of_type])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $Type {
            $($(#[$of_variant])* $Variant,)+
        }

        impl $Type {
            /// All values, in the order in which tables list them.
            pub const ALL: [Self; [$(Self::$Variant),+].len()] = [$(Self::$Variant),+];

            /// Its position in [`Self::ALL`], which is its number in the store.
            #[must_use]
            pub fn number(self) -> u32 {
                self as u32
            }

            /// The name in tables and queries.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name,)+
                }
            }
        }
    };
}
pub(crate) use named;
