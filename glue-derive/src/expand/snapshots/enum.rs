const _: () = {
    use ::glue_validate::__private as __glue;
    #[automatically_derived]
    impl __glue::Walk for Status {
        #[inline]
        fn walk(
            __glue_at: __glue::Option<(&Self, &mut __glue::Checker<'_>)>,
        ) -> &'static __glue::Shape {
            let __glue_shape: &'static __glue::Shape = const {
                &__glue::Shape::new(
                    "Status",
                    __glue::Kind::Enum(__glue::Enum {
                        values: __glue::Values::new(&["READY"]).internal(&["HIDDEN"]),
                        aliases: &[],
                    }),
                )
            };
            if let __glue::Some((__glue_self, __glue_cx)) = __glue_at {
                match __glue_self {
                    Self::Ready { .. } => {
                        __glue::unit_variant(__glue_cx, __glue_shape, "READY")
                    }
                    Self::Hidden { .. } => {
                        __glue::unit_variant(__glue_cx, __glue_shape, "HIDDEN")
                    }
                    Self::Unknown { 0: __glue_text } => {
                        __glue::unknown_variant(
                            __glue_cx,
                            __glue_shape,
                            <String as __glue::AsRef<__glue::str>>::as_ref(__glue_text),
                        )
                    }
                }
            }
            __glue_shape
        }
    }
    #[automatically_derived]
    impl __glue::GlueValidate for Status {
        fn shape() -> &'static __glue::Shape {
            <Self as __glue::Walk>::walk(__glue::None)
        }
        fn check(&self, __glue_cx: &mut __glue::Checker<'_>) {
            <Self as __glue::Walk>::walk(__glue::Some((self, __glue_cx)));
        }
    }
    #[automatically_derived]
    impl __glue::TextFits for Status {}
};
