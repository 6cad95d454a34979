//! What a user can choose by name: one list of values, names and meanings for each enum.
//!
//! The command line makes its values and help from these lists. Configuration files accept the same names.

/// One value that a user can choose.
#[derive(Debug, Clone, Copy)]
pub struct Choice<T: 'static> {
    /// The value.
    pub value: T,
    /// Its name on the command line and in files.
    pub name: &'static str,
    /// What it means, in one line for the help.
    pub meaning: &'static str,
}

impl<T> Choice<T> {
    /// A value with its name and meaning.
    #[must_use]
    pub const fn new(value: T, name: &'static str, meaning: &'static str) -> Self {
        Self { value, name, meaning }
    }
}

/// Declares an enum together with the list of its values: each variant with its name and its meaning.
///
/// The meaning is also the documentation of the variant. `default` marks the value of [`Default`].
macro_rules! choices {
    ($(#[$of_type:meta])* pub enum $Type:ident {
        $($(#[$of_variant:meta])* $Variant:ident = $name:literal, $meaning:literal;)+
    } $(default $Default:ident)?) => {
        $(#[$of_type])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $Type {
            $(#[doc = $meaning] $(#[$of_variant])* $Variant,)+
        }

        $(
            impl Default for $Type {
                fn default() -> Self {
                    Self::$Default
                }
            }
        )?

        impl $Type {
            /// All values, in the order of the help.
            pub const CHOICES: &[$crate::text::Choice<Self>] =
                &[$($crate::text::Choice::new(Self::$Variant, $name, $meaning)),+];

            /// The name in options and files.
            #[must_use]
            pub fn name(self) -> &'static str {
                $crate::text::name_in(Self::CHOICES, &self)
            }
        }
    };
}
pub(crate) use choices;

/// The name of a value; empty where the list lacks it.
#[must_use]
pub fn name_in<T: PartialEq>(choices: &[Choice<T>], value: &T) -> &'static str {
    let found = choices.iter().find(|choice| choice.value == *value);
    found.map_or("", |choice| choice.name)
}
